/** Who is asking, and what they may do. Deny by default. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.alliance.portal.api.access;
