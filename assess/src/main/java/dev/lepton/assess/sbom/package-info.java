/** Lists what an application is made of, as a CycloneDX bill of materials. */
@NullMarked
package dev.lepton.assess.sbom;

import org.jspecify.annotations.NullMarked;
