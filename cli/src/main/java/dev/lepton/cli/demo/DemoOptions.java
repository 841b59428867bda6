package dev.lepton.cli.demo;

import java.nio.file.Path;

/**
 * @param rows rows to seed, at least 1,000
 * @param readers clients that only read
 * @param writers clients that write
 * @param keep leave everything running afterwards
 * @param home the checkout that holds examples/shop
 * @param folder where the demo keeps its world and its workspace
 */
record DemoOptions(long rows, int readers, int writers, boolean keep, Path home, Path folder) {
  Path shop() {
    return home.resolve("examples/shop");
  }
}
