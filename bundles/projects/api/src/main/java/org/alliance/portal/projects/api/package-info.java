/** Projects, policies and practices of the Alliance's members, as other features see them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.alliance.portal.projects.api;
