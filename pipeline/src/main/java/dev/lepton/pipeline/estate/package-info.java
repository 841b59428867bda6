/** The plan of a whole inventory as a saved, signed document that goes stale with its inputs. */
@NullMarked
package dev.lepton.pipeline.estate;

import org.jspecify.annotations.NullMarked;
