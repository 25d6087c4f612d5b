using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace OrleansBooking.Web.Hosting;

/// <summary>Gives routes only to pages of the roles that this process holds; a folder at the root is a role.</summary>
/// <remarks>Status pages belong to every role.</remarks>
internal sealed class RolePages(IReadOnlySet<string> roles) : IPageRouteModelConvention
{
    private static readonly (string Folder, string Role)[] Folders = [("/Citizen/", WebRole.Citizen), ("/Staff/", WebRole.Staff), ("/Console/", WebRole.Staff)];

    private const string Shared = "/Citizen/Status/";

    public void Apply(PageRouteModel model)
    {
        if (model.ViewEnginePath.StartsWith(Shared, StringComparison.Ordinal)) return;
        foreach (var (folder, role) in Folders)
            if (model.ViewEnginePath.StartsWith(folder, StringComparison.Ordinal) && !roles.Contains(role)) model.Selectors.Clear();
    }
}
