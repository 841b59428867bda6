/**
 * The accept phase: the new release under load, beside the old one, and under a security review.
 * Testing never makes the live target differ; {@link dev.lepton.accept.Acceptor} is the door.
 */
@NullMarked
package dev.lepton.accept;

import org.jspecify.annotations.NullMarked;
