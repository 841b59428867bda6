/**
 * What the source needs so that its changes can be followed: replica identities, a publication, a
 * slot.
 */
@NullMarked
package dev.lepton.transfer.postgres.publish;

import org.jspecify.annotations.NullMarked;
