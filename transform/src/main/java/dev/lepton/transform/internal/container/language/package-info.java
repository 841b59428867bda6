/**
 * What every language has to tell about a folder: what could be started there, and what is missing.
 */
@NullMarked
package dev.lepton.transform.internal.container.language;

import org.jspecify.annotations.NullMarked;
