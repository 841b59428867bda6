/**
 * Traffic from files: scenarios in YAML, recordings of browsers (HAR) and of servers (access logs).
 * Whatever is wrong in them is told with file and line, all of it together.
 */
@NullMarked
package dev.lepton.accept.scenario;

import org.jspecify.annotations.NullMarked;
