/**
 * The deploy phase: one interface for the places a release can run in, and the switch that moves
 * its users. Everything a target does is idempotent and can be taken back.
 */
@NullMarked
package dev.lepton.deploy;

import org.jspecify.annotations.NullMarked;
