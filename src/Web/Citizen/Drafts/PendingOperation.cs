namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>An operation id and what it stands for, so that pressing again repeats it and other content gets an id of its own.</summary>
/// <param name="Content">A digest of everything that the command says.</param>
public sealed record PendingOperation(Guid Id, string Content);
