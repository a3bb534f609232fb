/** SQL on the portal's one database, without a line of JDBC in a feature. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.alliance.portal.api.data;
