/** What machines cost, where: price lists of our own, gated on the way in, dated and sourced. */
@NullMarked
package dev.lepton.plan.catalogue;

import org.jspecify.annotations.NullMarked;
