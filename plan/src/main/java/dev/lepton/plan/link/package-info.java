/** How long data take over a link, and until when changes must be carried after them. */
@NullMarked
package dev.lepton.plan.link;

import org.jspecify.annotations.NullMarked;
