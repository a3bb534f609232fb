/**
 * Doors of a feature on a CXF server without a port. A room that uses it has CXF among its
 * dependencies.
 */
package org.alliance.portal.testing.door;
