/**
 * An embedded PostgreSQL server as a process of its own, from the binaries on the class path. It
 * runs as an ordinary user and as root, and survives the program that started it.
 */
@NullMarked
package dev.lepton.deploy.postgres;

import org.jspecify.annotations.NullMarked;
