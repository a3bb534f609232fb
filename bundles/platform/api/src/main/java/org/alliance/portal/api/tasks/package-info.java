/** Work done at intervals, once per cluster. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.alliance.portal.api.tasks;
