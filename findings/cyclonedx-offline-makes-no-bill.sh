#!/usr/bin/env bash
# A Maven build that is offline succeeds without the CycloneDX bill of materials it was told to make
#
# Versions: org.cyclonedx:cyclonedx-maven-plugin 2.9.3, org.apache.maven.plugins:maven-jar-plugin 3.5.0
#
# Expected: a goal that is bound to the phase "package" runs in it or fails it. With everything in
#   the local repository, an offline build makes the same files as one that is online.
# Happens: each goal of the plugin is declared as one that needs the network (requiresOnline), also
#   where nothing is left to fetch. Maven then leaves it out with one line of warning and ends
#   with BUILD SUCCESS. After "clean" there is no bill; without "clean" the last build's bill stays,
#   and describes the dependencies of then: here it misses the library that was added.
# Why it matters: releases made on machines without a network, which is where supply chains are
#   guarded most, ship without a bill, or with an old one, and no build says so.
#
# Exits with 0 while it is as told.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

project() {
  cat > pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>$1</dependencies>
  <build><plugins>
    <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-jar-plugin</artifactId><version>3.5.0</version></plugin>
    <plugin><groupId>org.cyclonedx</groupId><artifactId>cyclonedx-maven-plugin</artifactId><version>2.9.3</version>
      <executions><execution><phase>package</phase><goals><goal>makeBom</goal></goals></execution></executions></plugin>
  </plugins></build>
</project>
POM
}
slf4j='<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.17</version></dependency>'
jspecify='<dependency><groupId>org.jspecify</groupId><artifactId>jspecify</artifactId><version>1.0.0</version></dependency>'
build() {
  mvn --batch-mode --no-transfer-progress "$@" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
}
named() {
  [ -f target/bom.json ] || { echo none; return; }
  grep -o '"purl" : "pkg:maven/[^?"]*' target/bom.json | cut -d/ -f3- | grep -v '^finding@' | sort -u | paste -sd' '
}

project "$slf4j$jspecify"
build package
online=$(named)
project "$slf4j"
build clean package
before=$(named)
project "$slf4j$jspecify"
build --offline package
stale=$(named)
build --offline clean package
none=$(named)

echo "online, two libraries:          $online"
echo "online, one library:            $before"
echo "offline, two again:             $stale"
echo "offline, after clean:           $none"
grep -h 'requires online mode' log || :

[[ $online == *jspecify* && $before != *jspecify* ]]
[[ $stale == "$before" && $none == none ]]
