using System.Security.Cryptography;

namespace OrleansBooking.Grains.Privacy;

/// <summary>The keys that only silos hold, from files outside the database (design rule 8). Each row says under which version it was written.</summary>
/// <param name="Version">Version of master and index key; written to every row.</param>
/// <param name="Master">Wraps the data keys, AES-256.</param>
/// <param name="Index">For keyed hashes.</param>
/// <param name="CitizenTicket">Seals citizens' tickets, AES-256.</param>
/// <param name="StaffTicket">Shared with internal nodes, HMAC-SHA256.</param>
public sealed record KeyRing(short Version, byte[] Master, byte[] Index, byte[] CitizenTicket, byte[] StaffTicket)
{
    public const string StaffTicketFile = "staff-ticket.key";

    private const int Length = 32;
    private const short CurrentVersion = 1;

    /// <summary>Reads the four key files; makes missing ones only in an otherwise empty folder, so that a lost key is noticed and not replaced.</summary>
    /// <exception cref="InvalidOperationException">Some keys are there and others are not, or one has a wrong length.</exception>
    public static KeyRing Load(string folder)
    {
        string[] names = ["master.key", "index.key", "citizen-ticket.key", StaffTicketFile];
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var paths = names.Select(name => Path.Combine(folder, name)).ToArray();
        if (!paths.Any(File.Exists)) foreach (var path in paths) Create(path);
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            throw new InvalidOperationException(
                $"Key file {Path.GetFileName(missing)} is missing. Restore it from its backup: without it sealed data cannot be read.");

        var keys = paths.Select(File.ReadAllBytes).ToArray();
        return keys.All(key => key.Length == Length)
            ? new KeyRing(CurrentVersion, keys[0], keys[1], keys[2], keys[3])
            : throw new InvalidOperationException($"A key file does not have {Length} bytes.");
    }

    /// <summary>Random keys for a test.</summary>
    public static KeyRing Random() => new(CurrentVersion, RandomNumberGenerator.GetBytes(Length), RandomNumberGenerator.GetBytes(Length),
        RandomNumberGenerator.GetBytes(Length), RandomNumberGenerator.GetBytes(Length));

    /// <summary>Shows nothing: a record prints its members, and keys must never be logged.</summary>
    public override string ToString() => $"{nameof(KeyRing)} {Version}";

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(Length));
    }
}
