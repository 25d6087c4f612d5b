namespace OrleansBooking.Web.Hosting;

/// <summary>Why an error page is shown instead of the page that was asked for.</summary>
/// <param name="Status">What went wrong, as a status code.</param>
/// <param name="Address">The page, to be opened again; forms begin there anew with what the draft knows.</param>
public sealed record PageFault(int Status, string Address)
{
    /// <summary>The form that could not be taken, to be sent again as it is; null: none was sent.</summary>
    public SentForm? Form { get; init; }

    /// <summary>Too many people at once; when to try again.</summary>
    public TimeSpan? Crowded { get; init; }

    /// <summary>An address that stays on this site whatever the request's path began with.</summary>
    internal static string Within(PathString path) => "/" + path.ToString().TrimStart('/');
}
