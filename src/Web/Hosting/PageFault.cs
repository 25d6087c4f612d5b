namespace OrleansBooking.Web.Hosting;

/// <summary>Why an error page is shown instead of the page that was asked for.</summary>
/// <param name="Status">What went wrong, as a status code.</param>
/// <param name="Address">The page, to be opened again; forms begin there anew with what the draft knows.</param>
public sealed record PageFault(int Status, string Address);
