/** Every platform that could carry the demand, sized, priced, compared and ranked. */
@NullMarked
package dev.lepton.plan.platform;

import org.jspecify.annotations.NullMarked;
