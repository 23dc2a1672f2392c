/** Classes that break each rule of {@link datapunk.lake.app.ArchitectureTest}, to show that the rule can fail. */
package datapunk.lake.app.planted;
