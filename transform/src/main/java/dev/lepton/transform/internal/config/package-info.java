/** Recipes for properties, YAML, XML and build files; nothing is formatted anew. */
@NullMarked
package dev.lepton.transform.internal.config;

import org.jspecify.annotations.NullMarked;
