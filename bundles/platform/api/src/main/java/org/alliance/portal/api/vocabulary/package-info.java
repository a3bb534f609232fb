/** The words the portal sorts things by, each with its names, in one place. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.alliance.portal.api.vocabulary;
