/** Times of schedulers inside of a process, as a cluster's clock knows them. */
@NullMarked
package dev.lepton.transform.internal.schedule;

import org.jspecify.annotations.NullMarked;
