// Every test loads the machine and kills processes: side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
