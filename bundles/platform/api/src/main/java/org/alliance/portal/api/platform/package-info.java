/** Agreements between the rooms of the platform. Features do not use this package. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.alliance.portal.api.platform;
