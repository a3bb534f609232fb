/** The change log: every write, in commit order, and those who follow it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.alliance.portal.api.changes;
