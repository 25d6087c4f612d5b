using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Tickets;

/// <summary>Roles of accounts, as in the API.</summary>
public static class StaffRoles
{
    public const string Operator = "operator";
    public const string Administrator = "administrator";

    /// <summary>All roles that exist.</summary>
    public static readonly IReadOnlyList<string> All = [Operator, Administrator];

    /// <summary>The channel of bookings made by a role.</summary>
    public static Channel ChannelOf(string role) => role == Operator ? Channel.Telephone : Channel.Staff;
}
