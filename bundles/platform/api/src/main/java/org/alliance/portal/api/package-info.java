/**
 * What every feature speaks of: identifiers, references, text by language, slices of lists, and the
 * problems a caller can be told.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.alliance.portal.api;
