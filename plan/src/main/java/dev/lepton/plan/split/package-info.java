/**
 * Splits applications over places: each runs where it may and is cheap, and what crosses from one
 * place to another is paid for.
 */
@NullMarked
package dev.lepton.plan.split;

import org.jspecify.annotations.NullMarked;
