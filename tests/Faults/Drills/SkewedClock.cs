namespace OrleansBooking.Faults.Drills;

/// <summary>The clock of a process that was started with libfaketime: real time and an offset that can be changed while it runs. Its timers go on as ever.</summary>
/// <remarks>The library asks for the file again after a second.</remarks>
public sealed class SkewedClock
{
    /// <summary>Names the library if it is not where Debian has it.</summary>
    public const string Variable = "BOOKING_TEST_FAKETIME";

    private readonly string _library;
    private readonly string _file;

    /// <exception cref="FileNotFoundException">libfaketime is not installed.</exception>
    public SkewedClock(DirectoryInfo folder)
    {
        _library = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Find();
        _file = Path.Combine(folder.FullName, "clock");
        Set(TimeSpan.Zero);
    }

    /// <summary>For the environment of the process.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("LD_PRELOAD", _library), ("FAKETIME_TIMESTAMP_FILE", _file), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_CACHE_DURATION", "1"),
    ];

    /// <summary>From a second from now on the process is so far ahead, or behind.</summary>
    public void Set(TimeSpan offset)
    {
        var draft = _file + ".new";
        File.WriteAllText(draft, FormattableString.Invariant($"{offset.TotalSeconds:+0.0;-0.0;+0}s\n"));
        File.Move(draft, _file, overwrite: true);
    }

    private static string Find() =>
        Directory.GetDirectories("/usr/lib", "faketime", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
            .Select(folder => Path.Combine(folder, "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"libfaketime is not below /usr/lib (Debian's package libfaketime); {Variable} may name it.");
}
