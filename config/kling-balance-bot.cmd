@echo off
rem Starts Kling Balance Bot on Windows, with the Java beside it or a Java 17 or newer of the machine.
setlocal
set "here=%~dp0"
set "jar=%here%kling-balance-bot.jar"
if not exist "%jar%" (
  echo kling-balance-bot: "%jar%" is missing. Unpack the whole download again. 1>&2
  exit /b 2
)

set "classes="
set "java=%here%java\bin\java.exe"
if exist "%java%" goto own
set "java=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo kling-balance-bot: found no Java. Install a Java 17 or newer, or set JAVA_HOME to one. 1>&2
  exit /b 2
)
goto options

:own
rem The classes that came with this Java are named after the jar that they are of.
for /f "skip=1 delims=" %%h in ('certutil -hashfile "%jar%" SHA256 2^>nul') do (
  if not defined classes set "classes=%here%kling-balance-bot-%%h.jsa"
)
if defined classes if not exist "%classes%" set "classes="
if defined classes set classes=-Xshare:auto "-XX:SharedArchiveFile=%classes%"

:options
rem What the other launcher says of these options holds here, too. KLING_BALANCE_BOT_JAVA_OPTIONS has the last
rem word: with it, Java chooses the collector and the sizes itself where it does not say them.
set "memory=-XX:+UseSerialGC -XX:InitialHeapSize=16m -XX:MinHeapSize=8m -Xmn4m -Xmx256m"
if defined KLING_BALANCE_BOT_JAVA_OPTIONS set "memory="
if defined KLING_BALANCE_BOT_JAVA_OPTIONS if not "%KLING_BALANCE_BOT_JAVA_OPTIONS:-Xshare=%"=="%KLING_BALANCE_BOT_JAVA_OPTIONS%" set "classes="
set "quick=-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:-UsePerfData -Xlog:disable"
set "quick=%quick% -XX:-PrintWarnings -XX:-FlightRecorder -XX:+PrintWarnings -XX:+IgnoreUnrecognizedVMOptions"
set "quick=%quick% -Djava.locale.providers=CLDR"
set "library=%here%lib\org\sqlite\native\Windows\x86_64"
if exist "%library%" (
  set library="-Dorg.sqlite.lib.path=%library%"
) else (
  set "library="
)

rem The program writes UTF-8.
chcp 65001 >nul
"%java%" %quick% %memory% %classes% %library% %KLING_BALANCE_BOT_JAVA_OPTIONS% -jar "%jar%" %*
exit /b %errorlevel%
