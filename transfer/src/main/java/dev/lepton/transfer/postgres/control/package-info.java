/**
 * Who drives a stand-alone move, where it stands, and what people at other terminals wish of its
 * driver.
 */
@NullMarked
package dev.lepton.transfer.postgres.control;

import org.jspecify.annotations.NullMarked;
