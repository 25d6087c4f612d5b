namespace OrleansBooking.Web.Hosting;

/// <summary>Why an error page is shown instead of the page that was asked for.</summary>
/// <param name="Status">What went wrong, as a status code.</param>
/// <param name="Address">Path and query that were asked for.</param>
/// <param name="Repeatable">The address can be opened again; false after a form was sent.</param>
public sealed record PageFault(int Status, string Address, bool Repeatable);
