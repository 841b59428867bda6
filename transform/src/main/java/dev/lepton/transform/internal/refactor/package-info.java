/**
 * What a refactoring is made of, in any language: settings, edits by concern, patches, work for
 * people.
 */
@NullMarked
package dev.lepton.transform.internal.refactor;

import org.jspecify.annotations.NullMarked;
