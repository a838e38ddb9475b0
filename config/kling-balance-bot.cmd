@echo off
rem Starts Kling Balance Bot on Windows, with the Java beside it or a Java 17 or newer of the machine.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "jar=%here%kling-balance-bot.jar"
if not exist "%jar%" (
  echo kling-balance-bot: "%jar%" is missing. Unpack the whole download again. 1>&2
  exit /b 2
)

set "classes="
set "java=%here%java\bin\java.exe"
if exist "%java%" goto own

rem Java is asked by its name alone: "for" takes no command whose path has blanks and brackets in it. And it is
rem not looked for in the folder in which the bot is started.
set "NoDefaultCurrentDirectoryInExePath=1"
set "home="
if defined JAVA_HOME set "home=%JAVA_HOME:"=%"
if defined home if exist "%home%\bin\java.exe" set "PATH=%home%\bin;%PATH%"
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java (
  echo kling-balance-bot: found no Java. Install a Java 17 or newer, or set JAVA_HOME to one. 1>&2
  exit /b 2
)
set "version="
for /f "tokens=2,3" %%v in ('java.exe -version 2^>^&1') do if "%%v"=="version" set "version=%%~w"
set "major=0"
if defined version for /f "delims=.-+_" %%m in ("%version%") do set "major=%%m"
if not defined version set "version=of an unknown version"
if %major% GEQ 17 goto options
echo kling-balance-bot: "%java%" is Java %version%. Install a Java 17 or newer, or set JAVA_HOME to one. 1>&2
exit /b 2

:own
rem The classes that came with this Java are named after the jar that they are of. Java itself looks at their
rem checksum, since a damaged file of them would kill it, and goes on without them.
for /f "skip=1 delims=" %%h in ('certutil -hashfile "%jar%" SHA256 2^>nul') do (
  if not defined classes set "classes=%here%kling-balance-bot-%%h.jsa"
)
if defined classes if not exist "%classes%" set "classes="
if defined classes set classes=-Xshare:auto -XX:+VerifySharedSpaces "-XX:SharedArchiveFile=%classes%"

:options
rem What the other launcher says of these options holds here, too. KLING_BALANCE_BOT_JAVA_OPTIONS has the last
rem word: with it, Java chooses the collector and the sizes itself where it does not say them. A quote in it
rem would end the comparison.
set "memory=-XX:+UseSerialGC -XX:InitialHeapSize=16m -XX:MinHeapSize=8m -Xmn4m -Xmx256m"
set "given="
if defined KLING_BALANCE_BOT_JAVA_OPTIONS set "given=%KLING_BALANCE_BOT_JAVA_OPTIONS:"=%"
if defined given set "memory="
if defined given if not "%given:-Xshare=%"=="%given%" set "classes="
set "quick=-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -XX:-UsePerfData -Xlog:disable"
set "quick=%quick% -XX:-PrintWarnings -XX:-FlightRecorder -XX:+PrintWarnings -XX:+IgnoreUnrecognizedVMOptions"
set "quick=%quick% -Djava.locale.providers=CLDR"
set "quick=%quick% -Dsun.reflect.inflationThreshold=2147483647 -Djdk.reflect.useNativeAccessorOnly=true"
set "library=%here%lib\org\sqlite\native\Windows\x86_64"
if exist "%library%" (
  set library="-Dorg.sqlite.lib.path=%library%"
) else (
  set "library="
)

rem The program writes UTF-8. The console gets back the code page that it had, except where somebody says Y to the
rem question that Windows asks after Ctrl-C.
set "page="
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
rem What is given stands here as it was written: its own quotes hold blanks and an ampersand together.
"%java%" %quick% %memory% %classes% %library% %KLING_BALANCE_BOT_JAVA_OPTIONS% -jar "%jar%" %*
set "status=%errorlevel%"
if defined page chcp %page% >nul
exit /b %status%
