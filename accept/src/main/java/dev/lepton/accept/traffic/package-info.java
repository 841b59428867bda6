/**
 * What is sent: requests with places to fill in, what their answers must be and what is taken from
 * them, and the journeys that they make up. No I/O.
 */
@NullMarked
package dev.lepton.accept.traffic;

import org.jspecify.annotations.NullMarked;
