/** Python applications: WSGI and ASGI applications behind a server, Celery workers, scripts. */
@NullMarked
package dev.lepton.transform.internal.container.python;

import org.jspecify.annotations.NullMarked;
