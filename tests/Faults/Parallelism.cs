using System.Runtime.Versioning;

// Every test loads the machine and kills processes: side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
// Signals and file modes.
[assembly: UnsupportedOSPlatform("windows")]
