/**
 * The open-model load generator: visitors come when they are due, whatever the server does. Latency
 * counts from the intended start, so a stall shows in full.
 */
@NullMarked
package dev.lepton.accept.load;

import org.jspecify.annotations.NullMarked;
