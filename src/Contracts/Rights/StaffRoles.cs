using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Rights;

/// <summary>Roles of accounts, as in the API.</summary>
public static class StaffRoles
{
    /// <summary>オペレータ: books for callers.</summary>
    public const string Operator = "operator";

    /// <summary>管理責任者: the call centre's manager.</summary>
    public const string Manager = "manager";

    /// <summary>市職員.</summary>
    public const string Staff = "staff";

    /// <summary>閲覧者: the city, reading only (C8).</summary>
    public const string Viewer = "viewer";

    /// <summary>システム管理者.</summary>
    public const string Administrator = "administrator";

    /// <summary>監査.</summary>
    public const string Auditor = "auditor";

    /// <summary>All roles that exist.</summary>
    public static readonly IReadOnlyList<string> All = [Operator, Manager, Staff, Viewer, Administrator, Auditor];

    /// <summary>The channel of bookings made by a role: the call centre's is the telephone.</summary>
    public static Channel ChannelOf(string role) => role is Operator or Manager ? Channel.Telephone : Channel.Staff;
}
