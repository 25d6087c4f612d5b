using System.Runtime.Versioning;

// Much of each test is waiting, so two run at once. Those that judge by the clock do not: they are in the collection Timed.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
// Signals and file modes.
[assembly: UnsupportedOSPlatform("windows")]
