/**
 * What the tests of several rooms share. It needs no room's classes, only the platform's contracts:
 * so every room, and every feature, may use it.
 */
package org.alliance.portal.testing;
