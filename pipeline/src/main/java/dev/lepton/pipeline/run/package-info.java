/** One migration run: phases in order, gates, resume. */
@NullMarked
package dev.lepton.pipeline.run;

import org.jspecify.annotations.NullMarked;
