#!/bin/sh
# Rebuilds the data files of modules/geo from their npm and Maven packages: about two minutes and 4 GB of memory.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund
npm run -s export
mvn -B -q package dependency:copy-dependencies -DincludeScope=runtime
"${JAVA_HOME:?needs a JDK 25}/bin/java" -Xmx4g -cp 'target/classes:target/dependency/*' datapunk.lake.regions.RegionsBuild \
  build ../../modules/geo/src/main/resources/datapunk/lake/geo
