/** What the targets have in common in looking after a release. */
@NullMarked
package dev.lepton.deploy.internal.care;

import org.jspecify.annotations.NullMarked;
