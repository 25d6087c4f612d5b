namespace OrleansBooking.Web.Hosting;

/// <summary>Which pages a process serves (C2): pages of a role not held answer 404.</summary>
public static class WebRole
{
    /// <summary>The citizens' pages; the only role of a public node.</summary>
    public const string Citizen = "citizen";

    /// <summary>Console and city staff; inside only.</summary>
    public const string Staff = "staff";
}
