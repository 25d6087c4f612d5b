namespace OrleansBooking.Silo.Hosting;

/// <summary>The switches of the command line; everything else on it is configuration (<c>--Booking:Roles=silo</c>).</summary>
/// <param name="Migrate"><c>--migrate</c>: bring the database up to date, then run.</param>
/// <param name="MigrateOnly"><c>--migrate-only</c>: bring the database up to date, then end.</param>
/// <param name="FirstAdministrator"><c>--first-administrator NAME</c>: make this account if there is no administrator, then end; empty: no name.</param>
/// <param name="Settings">The arguments that are configuration.</param>
public sealed record StartSwitches(bool Migrate, bool MigrateOnly, string? FirstAdministrator, IReadOnlyList<string> Settings)
{
    private const string First = "--first-administrator";

    // Taken out here because the configuration would swallow the next argument as the switch's value.
    public static StartSwitches From(string[] args)
    {
        var only = args.Contains("--migrate-only");
        var first = Array.IndexOf(args, First);
        var hasName = first >= 0 && first + 1 < args.Length && !args[first + 1].StartsWith('-');
        var settings = args.Where((one, at) => one is not ("--migrate" or "--migrate-only" or First) && !(hasName && at == first + 1));
        return new(only || args.Contains("--migrate"), only, first < 0 ? null : hasName ? args[first + 1] : "", [.. settings]);
    }
}
