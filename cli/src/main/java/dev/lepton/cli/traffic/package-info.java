/**
 * Customers of the demo's shop: they read, buy, pay and cancel over HTTP while it moves, and
 * remember every write that was acknowledged, so that the database it ends up in can be held to it.
 */
@NullMarked
package dev.lepton.cli.traffic;

import org.jspecify.annotations.NullMarked;
