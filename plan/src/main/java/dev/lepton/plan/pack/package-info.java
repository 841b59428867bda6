/**
 * Packs pods onto nodes of a price list: the cheapest nodes that carry them, a lower bound that no
 * packing can go below, and a verifier that knows nothing of how the answer was found.
 */
@NullMarked
package dev.lepton.plan.pack;

import org.jspecify.annotations.NullMarked;
