/** What is known of types without a build: from the sources, the JDK and the jars at hand. */
@NullMarked
package dev.lepton.assess.reference.types;

import org.jspecify.annotations.NullMarked;
